export const collapsedCookie = 'helix_collapsed';
/** A cookie travels with every request. */
export const mostCollapsed = 40;

export function readCollapsed(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split('.').slice(-mostCollapsed);
}
