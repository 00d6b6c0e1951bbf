export { Badge, type Tone } from './badge.tsx';
export { Button } from './button.tsx';
export { Field, Input, Select, Textarea } from './field.tsx';
export { EmptyState, ErrorState } from './states.tsx';
export { ToastProvider, useToast } from './toasts.tsx';
