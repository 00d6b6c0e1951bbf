export { SearchPage } from './search-page.tsx';
export { readSearchAddress } from './search-params.ts';
export { searchQuery } from './search-queries.ts';
