'use client';

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

type Toast = { id: number; text: string; tone: 'plain' | 'bad' };
type ShowToast = (text: string, tone?: Toast['tone']) => void;

const shownMs = 6_000;
const ToastContext = createContext<ShowToast>(() => undefined);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const show = useCallback<ShowToast>((text, tone = 'plain') => {
    const id = Date.now() + Math.random();
    setToasts((shown) => [...shown, { id, text, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), shownMs);
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div
        role="status"
        className="fixed right-4 bottom-4 left-4 z-50 grid justify-items-end gap-2 pointer-events-none"
      >
        {toasts.map(({ id, text, tone }) => (
          <p
            key={id}
            className={`pointer-events-auto max-w-sm rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-lg ${tone === 'bad' ? 'text-bad' : ''}`}
          >
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}

export function useToast(): ShowToast {
  return useContext(ToastContext);
}
