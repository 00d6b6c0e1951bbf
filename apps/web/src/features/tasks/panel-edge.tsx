'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { messages } from './messages.ts';
import { panelWidths } from './panel-size.ts';

type PanelEdgeProps = { width: number; onResize: (width: number) => void };
const steps: Readonly<Record<string, number>> = { ArrowLeft: 24, ArrowRight: -24 };

/** Drawn, or moved with the arrows; a double click goes back to the usual width. */
export function PanelEdge({ width, onResize }: PanelEdgeProps) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onResize(window.innerWidth - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width + step);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={messages.resize}
      aria-valuenow={width}
      aria-valuemin={panelWidths.min}
      aria-valuemax={panelWidths.max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(panelWidths.usual)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={follow}
      className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-selected focus-visible:bg-selected max-lg:hidden"
    />
  );
}
