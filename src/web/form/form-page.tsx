import { memo } from "preact/compat";
import { amountText, PAPER, type SlotValue } from "../engine.js";
import type { FormDrawing, LinePlace } from "./form-drawing.js";
import type { Shape, SvgField, SvgPage } from "./svg-page.js";

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

/** What is printed on a page: drawn once for a year, whatever is filled in. */
export const PrintedPage = memo(function PrintedPage({ page }: { page: SvgPage }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus
    <g class="printed" aria-hidden="true">
      {[...page.fills, ...page.texts, ...page.rules].map((shape, index) => (
        <ShapeElement key={index} shape={shape} />
      ))}
    </g>
  );
});

function ShapeElement({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          font-size={shape.size}
          font-weight={shape.bold ? 700 : 400}
          text-anchor={ANCHORS[shape.align]}
        >
          {shape.text}
        </text>
      );
    case "rule":
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          stroke-width={shape.width}
          class={`gray${Math.round(shape.gray * 100)}`}
        />
      );
    case "fill":
      return <rect {...shape.rect} class={`fill${Math.round(shape.gray * 100)}`} />;
    case "frame":
      return (
        <rect
          {...shape.rect}
          fill="none"
          stroke-width={shape.width}
          class={`gray${Math.round(shape.gray * 100)}`}
        />
      );
    case "arrowhead":
      return (
        <path
          d={`M${shape.x - 4.5} ${shape.y - 2.2}L${shape.x} ${shape.y}L${shape.x - 4.5} ${shape.y + 2.2}Z`}
          class="ink"
        />
      );
  }
}

/** The fields of a page that are no lines: name, SSN, address, preparer. */
export function FilledFields({
  drawing,
  page,
  values,
  money,
}: {
  drawing: FormDrawing;
  page: number;
  values: Readonly<Record<string, SlotValue>>;
  money: "dollars" | "cents";
}) {
  const own = Object.entries(values).flatMap(([slot, value]) => textsOf(slot, value, money));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus
    <g class="filled" aria-hidden="true">
      {own.flatMap(({ name, text }) => {
        const found = drawing.fields.get(name);
        if (found === undefined || found.page !== page || text === "") return [];
        return [<FieldText key={name} field={found.field} text={text} />];
      })}
    </g>
  );
}

const FieldText = memo(function FieldText({ field, text }: { field: SvgField; text: string }) {
  const { rect, size, align, check } = field;
  if (check)
    return (
      <path
        class="cross"
        d={`M${rect.x + 2} ${rect.y + 2}l${rect.width - 4} ${rect.height - 4}m0 ${4 - rect.height}l${4 - rect.width} ${rect.height - 4}`}
      />
    );
  const y = rect.y + rect.height - 3.1;
  const x = align === "right" ? rect.x + rect.width - 2 : rect.x + 2;
  return (
    <text
      x={x}
      y={y}
      font-size={size}
      text-anchor={align === "right" ? "end" : "start"}
      data-field={field.name}
    >
      {text}
    </text>
  );
});

/** What stands in the fields of a slot. */
export function textsOf(
  slot: string,
  value: SlotValue,
  money: "dollars" | "cents",
): { name: string; text: string }[] {
  const name = /^\d/.test(slot) ? `line_${slot}` : slot;
  if ("text" in value) return [{ name, text: value.text }];
  if ("checked" in value) return [{ name, text: value.checked ? "X" : "" }];
  if ("ratio" in value) {
    const [integer = "", decimal = ""] = value.ratio.split(".");
    return [
      { name: `${name}_integer`, text: integer },
      { name: `${name}_decimal`, text: decimal },
    ];
  }
  const amount = value.cents === 0 ? (value.zero ?? "0") : amountText(value.cents, money);
  return [{ name, text: `${amount}${value.mark ?? ""}` }];
}

/** A line as a button over its row: it opens the explanation of the line. */
export const LineButton = memo(function LineButton({
  line,
  text,
  isOpen,
  isLit,
  isFocusable,
  onOpen,
}: {
  line: LinePlace;
  text: string;
  isOpen: boolean;
  isLit: boolean;
  isFocusable: boolean;
  /** Always the same function: a line that did not change is not drawn anew. */
  onOpen: (label: string) => void;
}) {
  const { row, label, name } = line;
  const amount = text === "" ? "blank" : text;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      tabindex={isFocusable ? 0 : -1}
      class={`line${isOpen ? " open" : ""}${isLit ? " lit" : ""}`}
      aria-expanded={isOpen}
      aria-label={`Line ${label}, ${name}: ${amount}`}
      data-line={label}
      onClick={() => onOpen(label)}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          onOpen(label);
        }
      }}
    >
      <rect {...row} rx={2} />
    </g>
  );
});

export const VIEW_BOX = `0 0 ${PAPER.width} ${PAPER.height}`;
