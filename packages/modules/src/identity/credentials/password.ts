import { hash, verify } from '@node-rs/bcrypt';

const cost = 11;
/** Compared against when the e-mail is unknown, so that the answer takes as long. */
const nobodysHash = '$2b$11$hb74r0O4b6aG8TeYhDwfvOpFmtls9Pu58j1kKFzZP4he6LKMr8Se2';

/** Beside the event loop: nobody else waits while somebody signs in. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { cost });
}

/** Takes as long when nobody has that hash. */
export function matchesPassword(password: string, stored: string | undefined): Promise<boolean> {
  return verify(password, stored ?? nobodysHash);
}
