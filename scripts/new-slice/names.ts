/** One thing under the names it has in files, code, tables and sentences. */
export type Names = {
  /** `work-items`: the folder of the slice, and its path. */
  readonly slice: string;
  /** `work-item`: what its files begin with. */
  readonly file: string;
  /** `workItems` */
  readonly many: string;
  /** `workItem` */
  readonly one: string;
  /** `WorkItems` */
  readonly Many: string;
  /** `WorkItem` */
  readonly One: string;
  /** `work_items` */
  readonly table: string;
  /** `work_item`: what its events begin with. */
  readonly event: string;
  /** `workitem`: what its ids begin with. */
  readonly prefix: string;
  /** `work item` */
  readonly words: string;
  /** `a work item` */
  readonly aOne: string;
  /** `work items` */
  readonly manyWords: string;
};

const kebab = /^[a-z]+(-[a-z]+)*$/;

/** The names of a slice, or a sentence that says why there are none. */
export function namesOf(slice: string, singular = singularOf(slice)): Names | string {
  if (!kebab.test(slice) || !kebab.test(singular)) {
    return 'A slice is named in lower case, several words joined by dashes, such as work-items.';
  }
  if (slice === singular) {
    return `One of the ${slice} needs a name of its own: pnpm new-slice ${slice} <one of them>`;
  }
  return {
    slice,
    file: singular,
    many: camelCase(slice),
    one: camelCase(singular),
    Many: capitalised(camelCase(slice)),
    One: capitalised(camelCase(singular)),
    table: slice.replaceAll('-', '_'),
    event: singular.replaceAll('-', '_'),
    prefix: singular.replaceAll('-', ''),
    words: singular.replaceAll('-', ' '),
    aOne: `${/^[aeiou]/.test(singular) ? 'an' : 'a'} ${singular.replaceAll('-', ' ')}`,
    manyWords: slice.replaceAll('-', ' '),
  };
}

function singularOf(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.endsWith('s') ? plural.slice(0, -1) : plural;
}

const camelCase = (name: string) =>
  name.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
