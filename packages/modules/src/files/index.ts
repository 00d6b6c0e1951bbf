export { findStorage, listFilesOf, setQuota } from './file.queries.ts';
export { forgetFiles, recordFile, refuseWhenFull, sweepDisk } from './files.ts';
