/** Line icons, 20 by 20, drawn for this page. */
const PATHS = {
  undo: "M8 5 4 9l4 4M4 9h7.5a4.5 4.5 0 0 1 0 9H9",
  redo: "m12 5 4 4-4 4M16 9H8.5a4.5 4.5 0 0 0 0 9H11",
  plus: "M10 4v12M4 10h12",
  close: "m5 5 10 10M15 5 5 15",
  check: "m4 10.5 4 4 8-9",
  right: "m7.5 4.5 5.5 5.5-5.5 5.5",
  left: "m12.5 4.5-5.5 5.5 5.5 5.5",
  down: "m4.5 7.5 5.5 5.5 5.5-5.5",
  paper: "M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5",
  save: "M10 3v9.5m0 0-4-4m4 4 4-4M4 16.5h12",
  open: "M3 6.5V16h14V7.5H9.5L8 5.5H3zM3 10h14",
  alert: "M10 6.5v4.5m0 2.5v.5M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z",
  info: "M10 9v5m0-7.5V6M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z",
  person: "M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.5 17c.7-3.2 3.3-5 6.5-5s5.800 1.800 6.500 5",
  trash: "M4 5.500h12M8 5.500V3.500h4v2M5.500 5.500l.700 11h7.600l.700-11M8.500 8.500v5M11.500 8.500v5",
  moon: "M16 11.500A6.500 6.500 0 0 1 8.500 4 6.500 6.500 0 1 0 16 11.500z",
  sun: "M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10 1.500v2M10 16.500v2M1.500 10h2M16.500 10h2M4 4l1.400 1.400M14.600 14.600 16 16M16 4l-1.400 1.400M5.400 14.600 4 16",
  lock: "M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  spark: "M10 2.500 11.800 8.200 17.500 10l-5.700 1.800L10 17.500l-1.800-5.700L2.500 10l5.700-1.800z",
  larger: "m13 13 4.500 4.500M8.500 2.500a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM8.500 6v5M6 8.500h5",
  smaller: "m13 13 4.500 4.500M8.500 2.500a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM6 8.500h5",
  clock: "M10 5.500V10l3 2M10 2.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15z",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside words; a screen reader passes over it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
