/** The board itself is in the layout; beside it there is nothing open. */
export default function BoardPage() {
  return null;
}
