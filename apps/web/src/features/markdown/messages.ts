export const messages = {
  code: 'Code',
  copy: 'Copy the code',
  table: 'Table',
  done: 'Done',
  open: 'To do',
  picture: (alt: string) => (alt === '' ? 'Picture elsewhere' : `Picture elsewhere: ${alt}`),
  openPicture: (alt: string) => (alt === '' ? 'Open the picture' : `Open the picture: ${alt}`),
};
