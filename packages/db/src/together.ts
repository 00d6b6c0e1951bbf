/**
 * Statements of one transaction that do not need each other's answers: sent one behind the other, in this order, and
 * answered in one go. Prepared ones and those of `tx.sql` are sent when they are called, others with `.execute()`.
 * Waits for all of them, also when one fails: nothing may be asked when the connection is somebody else's already. What
 * failed first is what is told; the others only say that the transaction has failed.
 */
export async function together<Asked extends readonly unknown[] | []>(
  asked: Asked,
): Promise<{ -readonly [Key in keyof Asked]: Awaited<Asked[Key]> }> {
  const settled = await Promise.allSettled(asked);
  const answers = settled.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- map keeps the length and the order of the tuple, which its type does not say
  return answers as { -readonly [Key in keyof Asked]: Awaited<Asked[Key]> };
}
