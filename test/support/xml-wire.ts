/** The connection from the proxy to the simulated XML core: records requests and can replace answers. */
export interface XmlWire {
  /** Bodies that reached the core, oldest first. */
  readonly core: string[];
  /** Changes the core's answers on their way to the proxy. */
  alter(call: string, answer: string): string;
  /** An answer in place of the core's, which then does not get the call. */
  instead(call: string): string | undefined;
}

export const openWire = (): XmlWire => ({ core: [], alter: (_, answer) => answer, instead: () => undefined });

/** @param handle the simulated box office */
export const throughWire =
  (handle: (request: Request) => Promise<Response>, wire: XmlWire) =>
  async (request: Request): Promise<Response> => {
    if (!request.url.includes('xml_core.exe')) return handle(request);
    const body = await request.clone().text();
    const call = /^<([a-z_]+)>/.exec(body)?.[1] ?? '';
    wire.core.push(body);
    const other = wire.instead(call);
    if (other !== undefined) return new Response(other);
    const answer = await handle(request);
    return new Response(wire.alter(call, await answer.text()), answer);
  };
