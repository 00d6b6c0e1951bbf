'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { formatBytes } from '../../lib/format.ts';
import { messages } from './messages.ts';

type FileDropProps = { file: File | undefined; onFile: (file: File) => void };

/** A file that is dropped here, or chosen. */
export function FileDrop({ file, onFile }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <label
      className={`grid cursor-pointer justify-items-center gap-1 rounded-lg border border-dashed p-6 text-center text-sm focus-within:outline-2 focus-within:outline-accent hover:bg-hover ${isOver ? 'border-accent bg-selected' : 'border-edge'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FileSpreadsheet className="size-6 stroke-[1.5] text-soft" aria-hidden />
      <span className="font-medium">{file ? file.name : messages.choose}</span>
      <span className="text-xs text-soft">
        {file ? `${formatBytes(file.size)} · ${messages.chooseAnother}` : messages.kinds}
      </span>
      <input
        type="file"
        aria-label={messages.file}
        accept=".csv,.tsv,.txt,.json,text/csv,application/json"
        className="sr-only"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          event.target.value = '';
        }}
      />
    </label>
  );
}
