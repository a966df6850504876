"use strict";
(() => {
  const all = (where, what) => [...where.querySelectorAll(what)];
  const make = (tag, properties, parent) => parent.appendChild(Object.assign(document.createElement(tag), properties));
  const files = all(document, "article.file");
  const where = document.getElementById("where");
  let file = files[0];
  let current = null;
  let lit = [];
  if (!file) return;

  /* which elements a key joins, found once a file */
  const joined = new WeakMap();
  const byKey = (key) => {
    if (!joined.has(file)) {
      const found = new Map();
      for (const element of file.querySelectorAll("[data-k]")) {
        const list = found.get(element.dataset.k);
        list ? list.push(element) : found.set(element.dataset.k, [element]);
      }
      joined.set(file, found);
    }
    return joined.get(file).get(key) || [];
  };
  const inSource = (element) => Boolean(element.closest(".src"));
  const nodeOf = (element) => element.closest(".node");
  const keysOf = (node) => (node.dataset.k ? [node.dataset.k] : all(node, "[data-k]").map((leaf) => leaf.dataset.k));

  /* what the pointer is on */
  const warm = (key) => {
    lit.forEach((element) => element.classList.remove("hot"));
    lit = key ? byKey(key) : [];
    lit.forEach((element) => element.classList.add("hot"));
  };
  document.addEventListener("mouseover", (event) => {
    const target = event.target.closest("[data-k]");
    warm(target && target.dataset.k);
    const node = target && lit.map(nodeOf).find(Boolean);
    where.textContent = node ? path(node) : current ? path(current) : "";
  });

  /* 计划 1 › 一、… › 1、… */
  const path = (node) => {
    const names = [];
    const plan = node.closest(".plan");
    if (plan) names.push(plan.dataset.title);
    const part = node.closest(".part");
    if (part) names.push(part.querySelector("h4").firstChild.textContent.trim());
    const above = [];
    for (let task = node.closest("details.task, div.task"); task; task = task.parentElement.closest("details.task"))
      above.unshift((task.querySelector(".row") || task).textContent.trim().slice(0, 24));
    if (!plan) names.push(node.textContent.trim());
    return names.concat(above).join(" › ");
  };

  /* what is out of sight has only a guessed height: once it is laid out, scroll again */
  const scrollTo = (element, block) => {
    element.scrollIntoView({ block });
    let rounds = 3;
    const again = () => {
      element.scrollIntoView({ block });
      if (--rounds) requestAnimationFrame(again);
    };
    requestAnimationFrame(again);
  };

  /* what is chosen */
  const show = (element, place) => {
    for (let above = element.closest("details"); above; above = above.parentElement.closest("details")) {
      if (above.firstElementChild !== element && !above.firstElementChild.contains(element)) above.open = true;
    }
    const box = element.getBoundingClientRect();
    const frame = element.closest(".src, .tab").getBoundingClientRect();
    if (place || box.top < frame.top + 40 || box.bottom > frame.bottom - 40) scrollTo(element, "center");
  };
  const choose = (node, scroll = true) => {
    if (current) {
      current.classList.remove("current");
      all(file, ".src .on").forEach((element) => element.classList.remove("on"));
    }
    current = node;
    node.classList.add("current");
    const tab = node.closest(".tab");
    if (tab.hidden) showTab(tab.dataset.tab);
    show(node);
    const pieces = keysOf(node).flatMap(byKey).filter(inSource);
    pieces.forEach((element) => element.classList.add("on"));
    if (scroll && pieces[0]) show(pieces[0]);
    where.textContent = path(node);
    markPlan(node.closest(".plan"));
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-k]");
    const node = nodeOf(event.target) || (target ? byKey(target.dataset.k).map(nodeOf).find(Boolean) : null);
    if (!node || !file.contains(event.target)) return;
    const fromSource = target && inSource(target);
    if (!fromSource && target && !target.matches("button")) event.preventDefault();
    choose(node, !fromSource);
    if (narrow.matches && target) setPane(fromSource ? "right" : "left");
    if (narrow.matches && target) show(byKey(target.dataset.k).find((one) => inSource(one) !== Boolean(fromSource)) || node, true);
  });

  /* tabs, files, plans, panes */
  const showTab = (name) => {
    all(file, ".tab").forEach((tab) => (tab.hidden = tab.dataset.tab !== name));
    all(file, "[data-show]").forEach((tab) => tab.setAttribute("aria-selected", String(tab.dataset.show === name)));
    file.classList.toggle("wide", name === "year");
  };
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-show]");
    if (tab) showTab(tab.dataset.show);
    const toggle = event.target.closest("[data-toggle]");
    if (!toggle) return;
    const shown = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(shown));
    file.classList.toggle("no-" + toggle.dataset.toggle, !shown);
  });
  const plansBar = document.getElementById("plans");
  const listPlans = () => {
    plansBar.textContent = "";
    const plans = all(file, ".plan");
    plansBar.hidden = plans.length < 2;
    plans.forEach((plan, at) => {
      const button = make("button", { type: "button", title: plan.dataset.title }, plansBar);
      make("b", { className: "no", textContent: at + 1 }, button);
      button.append(plan.dataset.title);
      button.addEventListener("click", () => goTo(plan));
    });
    markPlan(plans[0]);
  };
  const markPlan = (plan) => {
    const at = plan ? all(file, ".plan").indexOf(plan) : -1;
    [...plansBar.children].forEach((button, number) => {
      if (at < 0) return;
      button.setAttribute("aria-current", String(number === at));
      if (number !== at) return;
      const [bar, box] = [plansBar.getBoundingClientRect(), button.getBoundingClientRect()];
      plansBar.scrollLeft += Math.min(0, box.left - bar.left - 20) + Math.max(0, box.right - bar.right + 20);
    });
  };
  const goTo = (plan) => {
    showTab("tree");
    choose(plan.querySelector(".node"), false);
    scrollTo(plan, "start");
    const first = byKey((plan.querySelector("[data-k]") || plan).dataset.k).find(inSource);
    if (first) scrollTo(first, "center");
  };
  const showFile = (chosen) => {
    warm(null);
    file = chosen;
    current = null;
    files.forEach((one) => (one.hidden = one !== chosen));
    listPlans();
  };
  if (files.length > 1) {
    const list = make("select", { title: "文件 / file" }, document.getElementById("files"));
    files.forEach((one, at) => make("option", { value: at, textContent: `${at + 1}/${files.length} ${one.dataset.name}` }, list));
    list.addEventListener("change", () => showFile(files[list.value]));
  }
  const narrow = matchMedia("screen and (max-width: 860px)");
  const setPane = (name) => {
    document.body.dataset.pane = name;
    if (name === "left" && file.classList.contains("wide")) showTab("tree");
    all(document, "#panes button").forEach((one) => one.setAttribute("aria-pressed", String(one.value === name)));
  };
  [["left", "原文"], ["right", "结构"]].forEach(([value, textContent]) => {
    make("button", { type: "button", value, textContent }, document.getElementById("panes")).addEventListener("click", () => setPane(value));
  });
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  /* keys */
  const visible = (node) => node.checkVisibility ? node.checkVisibility() : node.offsetParent !== null;
  const step = (by) => {
    const nodes = all(file, ".tab:not([hidden]) .node").filter(visible);
    const at = nodes.indexOf(current);
    const next = nodes[at < 0 ? (by > 0 ? 0 : nodes.length - 1) : Math.min(nodes.length - 1, Math.max(0, at + by))];
    if (next) choose(next);
  };
  const nextIssue = () => {
    const issues = all(file, '[data-tab="issues"] .node');
    if (!issues.length) return;
    showTab("issues");
    choose(issues[(issues.indexOf(current) + 1) % issues.length]);
  };
  const otherPlan = (by) => {
    const plans = all(file, ".plan");
    const at = plans.findIndex((plan) => current && plan.contains(current));
    const next = plans[Math.min(plans.length - 1, Math.max(0, at + by))];
    if (next) goTo(next);
  };
  const fold = () => {
    const details = current && current.parentElement;
    if (details && details.tagName === "DETAILS") details.open = !details.open;
  };
  const keys = { j: () => step(1), k: () => step(-1), i: nextIssue, "[": () => otherPlan(-1), "]": () => otherPlan(1), Enter: fold };
  document.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
    if (event.key === "Enter" && event.target.matches("button, summary")) return;
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  setPane("right");
  showFile(file);
})();
