'use client';

import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@helix/ui';
import { messages } from '../messages.ts';

/** As near to the end as counts for being there. */
const nearPx = 48;

type AutoFollowProps = {
  /** Changes with whatever is added. */
  signal: unknown;
  /** Whether more will come. */
  isLive: boolean;
  label: string;
  /** Also when what is inside grows by itself, as an answer does. */
  followsGrowth?: boolean;
  className?: string;
  children: ReactNode;
};

/** Stays at the end while things are added there, until somebody scrolls up to read. */
export function AutoFollow({
  signal,
  isLive,
  label,
  followsGrowth = false,
  className = '',
  children,
}: AutoFollowProps) {
  const box = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(isLive);
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    isFollowing.current = isLive;
  }, [isLive]);
  useLayoutEffect(() => {
    const { current } = box;
    if (current && isFollowing.current && !isAway) current.scrollTop = current.scrollHeight;
  }, [signal, isAway]);
  useEffect(() => {
    const inner = box.current?.firstElementChild;
    if (!followsGrowth || isAway || !inner) return undefined;
    const observer = new ResizeObserver(() => {
      const { current } = box;
      if (current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(inner);
    return () => observer.disconnect();
  }, [followsGrowth, isAway]);
  const onScroll = () => {
    const { current } = box;
    if (!current) return;
    const { scrollHeight, scrollTop, clientHeight } = current;
    setIsAway(scrollHeight - scrollTop - clientHeight > nearPx);
  };
  const jump = () => {
    const { current } = box;
    if (!current) return;
    current.scrollTop = current.scrollHeight;
    current.focus();
  };
  return (
    <div className={`relative grid min-h-0 ${className}`}>
      <div
        ref={box}
        role="region"
        tabIndex={0}
        aria-label={label}
        onScroll={onScroll}
        className="min-h-0 overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        {children}
      </div>
      {isLive && isAway && (
        <Button
          size="small"
          icon={<ArrowDown aria-hidden />}
          onClick={jump}
          className="absolute! bottom-3 left-1/2 -translate-x-1/2 shadow-md!"
        >
          {messages.jump}
        </Button>
      )}
    </div>
  );
}
