/** A file or folder that the machine or its present state does not allow to be used, with the reason in words for a person. */
export class FileError extends Error {
  override name = "FileError";
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}
