/** A text as it is in force. */
export type SavedText = { readonly text: string; readonly version: number };
