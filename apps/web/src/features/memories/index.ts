export { MemoryList } from './memory-list.tsx';
