"""The order of child elements in ECMA-376 part 1 (transitional), for what planparse writes.

Word calls a file whose elements are in another order "unreadable content".
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SEQUENCES: dict[str, tuple[str, ...]] = {
    "pPr": _names(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
        " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
        " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
        " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": _names(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
        " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
        " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "sectPr": _names(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
        " printerSettings"
    ),
    "tbl": _names("tblPr tblGrid tr"),
    "tblPr": _names(
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tblCellMar": _names("top left start bottom right end"),
    "tr": _names("tblPrEx trPr tc"),
    "tc": _names("tcPr p"),
    "tcPr": _names(
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
        " hideMark"
    ),
    "p": _names("pPr r"),
    "r": _names("rPr br t tab fldChar instrText"),
    "style": _names(
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
        " locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "styles": _names("docDefaults latentStyles style"),
    "numbering": _names("numPicBullet abstractNum num numIdMacAtCleanup"),
    "abstractNum": _names("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    "lvl": _names("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    "num": _names("abstractNumId lvlOverride"),
    "lvlOverride": _names("startOverride lvl"),
    "numPr": _names("ilvl numId"),
    "settings": _names(
        "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop evenAndOddHeaders"
        " characterSpacingControl compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol"
        " listSeparator"
    ),
    "compat": _names(
        "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace"
        " doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting"
    ),
}
"""Element -> its children in their order; those that may repeat stand once."""

ANY_ORDER = frozenset({"r"})
"""A run's content may stand in any order behind its ``rPr``."""


def misplaced(root: etree._Element) -> Iterator[str]:
    """Yield every child that stands where the schema does not have it."""
    for element in root.iter(*(W + name for name in SEQUENCES)):
        name = str(element.tag).removeprefix(W)
        order = SEQUENCES[name]
        last = 0
        for child in element:
            tag = str(child.tag).removeprefix(W)
            if tag not in order:
                yield f"{name} holds {tag}"
                continue
            at = order.index(tag)
            if at < last and not (name in ANY_ORDER and tag != "rPr"):
                yield f"{tag} stands behind {order[last]} in {name}"
            last = max(last, at)
