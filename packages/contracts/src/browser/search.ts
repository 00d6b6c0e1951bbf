// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export { highlightedSchema } from '../search/search-result.ts';
export const search = {"method":"GET","path":"/v1/search","access":{"scope":"tasks:read"},"response":{}};
export const searchKinds = ["task","comment","agent","skill","board","member"];
export { searchResultSchema } from '../search/search-result.ts';
