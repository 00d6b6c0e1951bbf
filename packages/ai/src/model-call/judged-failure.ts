import type { ClassifiedFailure } from './classify-failure.ts';

/** A failure that is known for what it is where it happens. */
export class JudgedFailure extends Error {
  readonly failure: ClassifiedFailure;
  constructor(failure: ClassifiedFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
