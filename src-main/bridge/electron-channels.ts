/** The allow list of IPC channels (check E6): what is not here is registered nowhere. */
export const channels = { request: 'desk:request', event: 'desk:event' } as const;
