"""A calibration plot as SVG: of the findings with a score of 0.8, were eight in ten right?"""

from __future__ import annotations

from collections.abc import Sequence

from redaction.evaluation.figures import Bin

_SIZE, _MARGIN = 360, 48


def calibration_svg(bins: Sequence[Bin]) -> str:
    """The plot: score on the horizontal axis, share that was right on the vertical one."""

    def x(value: float) -> float:
        return round(_MARGIN + value * _SIZE, 1)

    def y(value: float) -> float:
        return round(_MARGIN / 2 + (1 - value) * _SIZE, 1)

    most = max((b.count for b in bins), default=1)
    ticks = [tick / 5 for tick in range(6)]
    grid = "".join(
        f'<line x1="{x(0)}" y1="{y(t)}" x2="{x(1)}" y2="{y(t)}" stroke="#ddd"/>'
        f'<text x="{x(0) - 6}" y="{y(t) + 4}" text-anchor="end">{t:.0%}</text>'
        f'<text x="{x(t)}" y="{y(0) + 16}" text-anchor="middle">{t:.1f}</text>'
        for t in ticks
    )
    dots = "".join(
        f'<circle cx="{x(b.score)}" cy="{y(b.right)}" r="{3 + 9 * (b.count / most) ** 0.5:.1f}" '
        f'fill="#154273" fill-opacity="0.75"><title>{b.count} vondsten: score {b.score:.2f}, '
        f"{b.right:.0%} juist</title></circle>"
        f'<text x="{x(b.score)}" y="{y(b.right) - 14}" text-anchor="middle">{b.count}</text>'
        for b in bins
    )
    width, height = _SIZE + 2 * _MARGIN, _SIZE + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Kalibratie: score tegen aandeel juist" font-family="sans-serif" '
        f'font-size="11"><rect width="{width}" height="{height}" fill="#fff"/>{grid}'
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#888" '
        f'stroke-dasharray="4"/>{dots}'
        f'<text x="{x(0.5)}" y="{height - 14}" text-anchor="middle">score van de vondst</text>'
        f'<text transform="translate(13 {y(0.5)}) rotate(-90)" text-anchor="middle">'
        "aandeel juist</text></svg>\n"
    )
