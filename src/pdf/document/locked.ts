/** A PDF is encrypted so that this program cannot open it: it needs a password, or its encryption is not standard. */
export class Locked extends Error {
  constructor(readonly why: "password" | "method") {
    super(why);
  }
}
