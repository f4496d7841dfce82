import type { Bound } from "../document/bind.js";
import type { CompiledTemplate } from "../template/compiled.js";
import type { Layout } from "./layout.js";

/** One form, or pages without fields, of the file that is written. */
export interface Member {
  readonly bound: Bound;
  readonly form?: FilledForm;
  /** The field that this form's fields belong to in a file of several forms. */
  readonly wrapper?: Wrapper;
  /** What its first page is called in the list of bookmarks. */
  readonly bookmark?: string;
}

/** A form and what goes into its boxes. */
export interface FilledForm {
  readonly template: CompiledTemplate;
  readonly layout: Layout;
}

/** A field above the fields of a form. */
export interface Wrapper {
  readonly number: number;
  readonly name: string;
}
