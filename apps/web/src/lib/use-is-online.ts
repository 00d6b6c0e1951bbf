import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** Whether this device has a network. While it has none, changes wait instead of failing. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, () => onlineManager.isOnline(), always);
}

const subscribe = (onChange: () => void) => onlineManager.subscribe(onChange);
const always = () => true;
