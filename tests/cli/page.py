"""A page of plans in wording of its own, for tests of the command line."""

from __future__ import annotations

PLAN = (
    "2024年柳河小学工会工作计划\n一、指导思想：围绕学校中心工作，服务教职工。\n二、主要任务\n"
    "1、加强学习。每月组织一次读书会。\n2、关心生活。走访生病的教师（含退休教师）。\n"
)
COMPILATION = (
    "篇1：2024年柳河小学工会工作计划\n一、加强学习\n每月组织一次读书会。\n二、关心生活\n走访生病的教师。\n"
    "篇2：2025年东岭医院护理工作计划\n一、规范操作\n每周检查一次护理记录。\n二、培训新人\n每季度考核一次。\n"
)
