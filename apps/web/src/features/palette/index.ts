export { Palette } from './palette.tsx';
export { useRecordVisits } from './use-record-visits.ts';
