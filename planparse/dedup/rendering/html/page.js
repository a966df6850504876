const items = [...document.querySelectorAll('.item')];
const texts = items.map(() => null);
const filter = document.getElementById('filter');
let waiting = 0;
function apply() {
  const wanted = filter.value.trim().toLowerCase();
  items.forEach((item, at) => {
    if (texts[at] === null) texts[at] = item.textContent.toLowerCase();
    item.hidden = wanted !== '' && !texts[at].includes(wanted);
  });
  document.querySelectorAll('.source').forEach(head => {
    let next = head.nextElementSibling, any = false;
    while (next && next.classList.contains('item')) { any = any || !next.hidden; next = next.nextElementSibling; }
    head.hidden = !any;
  });
}
filter.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === 'DETAILS') { target.hidden = false; target.open = true; target.scrollIntoView(); }
}
addEventListener('hashchange', openTarget);
let closed = [];
addEventListener('beforeprint', () => { closed = [...document.querySelectorAll('details:not([open])')]; closed.forEach(d => d.open = true); });
addEventListener('afterprint', () => closed.forEach(d => d.open = false));
openTarget();
