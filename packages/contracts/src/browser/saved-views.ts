// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const createSavedView = {"method":"POST","path":"/v1/saved-views","access":{"scope":"tasks:write"},"response":{}};
export const deleteSavedView = {"method":"DELETE","path":"/v1/saved-views/:viewId","access":{"scope":"tasks:write"},"response":{}};
export const getSavedView = {"method":"GET","path":"/v1/saved-views/:viewId","access":{"scope":"tasks:read"},"response":{}};
export const listSavedViews = {"method":"GET","path":"/v1/saved-views","access":{"scope":"tasks:read"},"response":{}};
export { savedViewCreated } from '../saved-views/events.ts';
export { savedViewDeleted } from '../saved-views/events.ts';
export { savedViewNameSchema } from '../saved-views/saved-view.ts';
export { savedViewSchema } from '../saved-views/saved-view.ts';
export { savedViewUpdated } from '../saved-views/events.ts';
export const updateSavedView = {"method":"PATCH","path":"/v1/saved-views/:viewId","access":{"scope":"tasks:write"},"response":{}};
export const viewColumns = ["labels","assignee","agent","priority","due","run","progress","board","created","updated"];
export { viewColumnsSchema } from '../saved-views/saved-view.ts';
export const viewGroups = ["status","column","priority","assignee","agent","label","parent","due"];
export const viewLayouts = ["board","list"];
export const viewScopes = ["private","shared"];
