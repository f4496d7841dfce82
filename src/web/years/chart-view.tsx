import { chartOf, describeChart, drawChart, type Mark, type Point } from "../engine.js";
import { active } from "../state/store.js";

/** The picture of the basis over the years, the same that goes into a packet. */
export function ChartView() {
  const ledger = active.value?.ledger;
  if (!ledger || !active.value?.result) return null;
  const chart = chartOf(ledger);
  if (!chart.ok || chart.value.years.length === 0) return null;
  const { width, height, marks } = drawChart(chart.value, { alone: false });
  return (
    <figure class="card chart">
      <figcaption>
        <h2>Your basis over the years</h2>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describeChart(chart.value)}>
        {marks.map((mark, index) => (
          <MarkElement key={index} mark={mark} />
        ))}
      </svg>
    </figure>
  );
}

function MarkElement({ mark }: { mark: Mark }) {
  if (mark.kind === "area")
    return <path d={`${path(mark.points)}Z`} fill={mark.fill} stroke={mark.outline} />;
  if (mark.kind === "line")
    return (
      <path d={mark.pieces.map(path).join("")} fill="none" stroke={mark.color} stroke-width={mark.width} />
    );
  const { size, color, bold } = mark.style;
  return (
    <text
      x={mark.x}
      y={mark.y}
      font-size={size}
      fill={color}
      font-weight={bold ? 700 : 400}
      text-anchor={mark.anchor}
    >
      {mark.text}
    </text>
  );
}

function path(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}
