'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { buttonClass } from './button-class.ts';
import { messages } from './messages.ts';

type ToastTone = 'plain' | 'good' | 'bad';
type ToastAction = { label: string; run: () => void };
type ToastOptions = {
  title: string;
  text?: ReactNode;
  tone?: ToastTone;
  action?: ToastAction;
  /** Milliseconds; 0 stays until it is closed. */
  timeout?: number;
  /** One that is shown again takes the place of its former self. */
  id?: string;
};
type ToastData = { tone: ToastTone; action: ToastAction | undefined };
type ShownToast = { close: () => void };

export interface ShowToast {
  (title: string, tone?: ToastTone): ShownToast;
  (options: ToastOptions): ShownToast;
}

/** Long enough to read it and to reach its button. */
const shownMs = 6_000;
const manager = Base.createToastManager<ToastData>();
const ToastContext = createContext<ShowToast>(() => ({ close: () => undefined }));

export function ToastProvider({
  label = messages.notifications,
  children,
}: {
  label?: string;
  children: ReactNode;
}) {
  const show = useMemo<ShowToast>(() => showToast, []);
  return (
    <ToastContext value={show}>
      {children}
      <Base.Provider toastManager={manager} timeout={shownMs} limit={4}>
        <Base.Portal>
          <Base.Viewport
            aria-label={label}
            className="fixed right-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
          >
            <ToastList />
          </Base.Viewport>
        </Base.Portal>
      </Base.Provider>
    </ToastContext>
  );
}

export function useToast(): ShowToast {
  return use(ToastContext);
}

function showToast(given: string | ToastOptions, givenTone?: ToastTone): ShownToast {
  const {
    title,
    text,
    tone = 'plain',
    action,
    timeout,
    id,
  } = typeof given === 'string' ? { title: given, tone: givenTone ?? 'plain' } : given;
  const shown = manager.add({
    title,
    description: text,
    type: tone,
    priority: tone === 'bad' ? 'high' : 'low',
    data: { tone, action },
    ...(timeout !== undefined && { timeout }),
    ...(id !== undefined && { id }),
  });
  return { close: () => manager.close(shown) };
}

function ToastList() {
  const { toasts, close } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="floating fades data-limited:hidden"
      swipeDirection={['right', 'down']}
    >
      <Base.Content className="flex items-start gap-2.5 py-2 pr-1.5 pl-3 text-sm">
        <ToneIcon tone={toast.data?.tone ?? 'plain'} />
        <div className="grid min-w-0 flex-1 py-0.5">
          <Base.Title render={<p />} className="font-medium break-words" />
          <Base.Description className="text-soft" />
        </div>
        {toast.data?.action && (
          <button
            type="button"
            className={`${buttonClass({ look: 'quiet', size: 'small' })} text-accent!`}
            onClick={() => {
              toast.data?.action?.run();
              close(toast.id);
            }}
          >
            {toast.data.action.label}
          </button>
        )}
        <Base.Close
          aria-label={messages.close}
          className="grid size-7 shrink-0 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink touch:size-11"
        >
          <X className="size-3.5" aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

function ToneIcon({ tone }: { tone: ToastTone }) {
  if (tone === 'good')
    return <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-good" />;
  if (tone === 'bad') return <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-bad" />;
  return null;
}
