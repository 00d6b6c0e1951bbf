import bcrypt from 'bcryptjs';

const bcryptRounds = 11;
/** Compared against when the e-mail is unknown, so that the answer takes as long. */
const nobodysHash = '$2b$11$hb74r0O4b6aG8TeYhDwfvOpFmtls9Pu58j1kKFzZP4he6LKMr8Se2';

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, bcryptRounds);
}

/** Takes as long when nobody has that hash. */
export function matchesPassword(password: string, hash: string | undefined): Promise<boolean> {
  return bcrypt.compare(password, hash ?? nobodysHash);
}
