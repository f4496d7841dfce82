import { signal } from "@preact/signals";

/** What asks something first: the doors of the start, and what a spouse is asked. */
export type DoorName = "backdoor" | "papers" | "missed" | "spouse";

/** Which of the doors is open. */
export const door = signal<DoorName | null>(null);

/** Asks for a spouse: who it is, what you file together, and what happened in the years. */
export function askForSpouse(): void {
  door.value = "spouse";
}
