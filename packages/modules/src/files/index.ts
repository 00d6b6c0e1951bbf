export { findStorage, listFilesOf, setLimits, type FileLimits } from './file.queries.ts';
export { forgetFiles, recordFile, refuseWhenFull, sweepDisk } from './files.ts';
