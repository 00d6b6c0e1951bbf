export { openZip, unreadable, type ZipLimits, type ZipReader } from './zip-reader.ts';
