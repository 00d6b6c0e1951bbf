export { PresenceAvatars } from './presence-avatars.tsx';
