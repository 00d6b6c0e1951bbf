export { LiveBadge } from './live-badge.tsx';
export { LiveProvider } from './live-provider.tsx';
