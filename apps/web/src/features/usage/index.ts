export { readUsageView } from './read-usage-view.ts';
export { UsagePage } from './usage-page.tsx';
export { callStatsQuery, dailyUsageQuery, runStatsQuery, usageQuery } from './usage-queries.ts';
