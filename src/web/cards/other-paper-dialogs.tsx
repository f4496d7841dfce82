import type { FieldSpec } from "../schema/field-specs.js";
import { edit } from "../state/household.js";
import { change, selectedYear } from "../state/store.js";
import type { Place, Written } from "../state/written.js";
import { Control } from "../ui/control.js";
import { FLAG, MONEY, OPTIONAL_MONEY, Paper, type PaperProps, useBoxes, WRITE_YEAR, YEAR } from "./paper.js";

/** One box of a paper: where it is copied to, and what is wrong with what was copied. */
interface Box {
  readonly key: string;
  readonly caption: string;
  readonly box?: string;
  readonly spec: FieldSpec;
  readonly wrong?: (value: Written | undefined, now: Copied) => string | undefined;
  readonly autoFocus?: boolean;
  readonly wide?: boolean;
}

type Copied = Readonly<Record<string, Written | undefined>>;

/** A paper of which a few boxes are copied, each to its own place in the ledger. A box that is left empty changes nothing. */
function CopiedPaper({
  title,
  lead,
  boxes,
  first,
  places,
  action,
  onEntered,
  bookId,
  onClose,
}: Pick<PaperProps, "bookId" | "onClose"> & {
  title: string;
  lead: string;
  boxes: readonly Box[];
  /** What stands in the boxes before anything is typed. */
  first: Copied;
  places: (now: Copied) => Readonly<Record<string, Place>>;
  action?: string;
  onEntered?: (now: Copied) => void;
}) {
  const { now, set, tried } = useBoxes<Copied>(first);
  const problems = boxes.map(({ key, wrong }) => wrong?.(now[key], now));
  return (
    <Paper
      title={title}
      onClose={onClose}
      onEnter={() => {
        change((household) =>
          Object.entries(places(now)).reduce(
            (all, [key, place]) => (now[key] === undefined ? all : edit(all, bookId, place, now[key])),
            household,
          ),
        );
        onEntered?.(now);
      }}
      action={action}
      tried={tried}
      isWrong={problems.some((problem) => problem !== undefined)}
    >
      <p class="lead">{lead}</p>
      <div class="fields boxes">
        {boxes.map(({ key, wrong: _, ...box }, index) => (
          <Control
            key={key}
            id={`paper-${key}`}
            {...box}
            value={now[key]}
            onChange={(to) => set({ [key]: to })}
            problem={tried.value ? problems[index] : undefined}
          />
        ))}
      </div>
    </Paper>
  );
}

const yearWrong = (value: Written | undefined) => (typeof value === "number" ? undefined : WRITE_YEAR);

const OF_FORM_8606: readonly Box[] = [
  { key: "year", caption: "Tax year of that form", spec: YEAR, wrong: yearWrong },
  {
    key: "basis",
    box: "14",
    caption: "Total basis in traditional IRAs",
    spec: MONEY,
    wrong: (value) =>
      typeof value === "number" ? undefined : "Copy line 14, such as 6,500, or 0 if it is empty.",
    autoFocus: true,
  },
];

/** The last Form 8606 that was filed: where the basis of this ledger begins. */
export function LastForm8606({ bookId, taxYear, onClose }: PaperProps) {
  return (
    <CopiedPaper
      title="Your last Form 8606"
      lead="This is your basis carried forward. You don't need to enter earlier years."
      action="Start from this form"
      boxes={OF_FORM_8606}
      first={{ year: taxYear - 1 }}
      places={() => ({ year: ["opening", "year"], basis: ["opening", "basis"] })}
      bookId={bookId}
      onClose={onClose}
    />
  );
}

const OF_FORM_W2: readonly Box[] = [
  { key: "year", caption: "Year of the form", spec: YEAR, wrong: yearWrong, wide: true },
  {
    key: "wages",
    box: "1",
    caption: "Wages, tips, other compensation",
    spec: OPTIONAL_MONEY,
    wrong: (value, { plan }) => {
      if (value === undefined) return plan === undefined ? "Copy box 1, or answer box 13." : undefined;
      return typeof value === "number" ? undefined : "Write an amount in dollars, such as 85,000.";
    },
    autoFocus: true,
  },
  { key: "plan", box: "13", caption: "Retirement plan box is checked", spec: FLAG },
];

/** What the review needs from a W-2. */
export function FormW2({ bookId, taxYear, onClose }: PaperProps) {
  return (
    <CopiedPaper
      title="Form W-2"
      lead="These boxes do not change any line. With them, the page checks limits and deductions for you."
      boxes={OF_FORM_W2}
      first={{ year: taxYear }}
      places={({ year }) => ({
        wages: ["years", String(year), "compensation"],
        plan: ["years", String(year), "covered_by_plan"],
      })}
      onEntered={({ year }) => {
        selectedYear.value = Number(year);
      }}
      bookId={bookId}
      onClose={onClose}
    />
  );
}
