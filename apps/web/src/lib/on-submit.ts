import type { FormEvent } from 'react';

/** Unlike an action of React's, it leaves the fields as they are: what was refused can be mended. */
export const onSubmit =
  (send: (form: FormData) => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
