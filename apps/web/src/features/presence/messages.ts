export const messages = {
  here: (names: string) => `Here now: ${names}`,
  writing: (name: string) => `${name} is writing`,
};
