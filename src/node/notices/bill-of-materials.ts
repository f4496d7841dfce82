/** A package of a CycloneDX list. */
export interface Component {
  readonly "bom-ref": string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
}

/** A CycloneDX list, as far as it is read here. */
export interface Bom {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * Narrows a list to some packages that its subject depends on, and all that these depend on in turn.
 *
 * @param names of packages on which the subject depends
 * @throws Error when it does not depend on one of them
 */
export function reachable(bom: Bom, names: readonly string[]): Bom {
  const subject = bom.metadata.component["bom-ref"];
  const dependsOn = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const first = names.map((name) => {
    const found = (dependsOn.get(subject) ?? []).find((ref) => ref.startsWith(`${name}@`));
    if (found === undefined) throw new Error(`the package does not depend on ${name}`);
    return found;
  });
  const kept = new Set(first);
  for (const ref of kept) for (const next of dependsOn.get(ref) ?? []) kept.add(next);
  return {
    ...bom,
    components: bom.components.filter((component) => kept.has(component["bom-ref"])),
    dependencies: [
      { ref: subject, dependsOn: first },
      ...bom.dependencies.filter(({ ref }) => kept.has(ref)),
    ],
  };
}
