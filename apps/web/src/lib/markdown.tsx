import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** What people and agents write. Raw HTML in it stays text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="prose break-words">
      <ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>
    </div>
  );
}
