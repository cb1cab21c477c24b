// The calls to the service; a refusal says what its OperationOutcome says.

export class Refused extends Error {}

export async function get(path) {
  return (await answer(await asked(path))).json();
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await asked(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function asked(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error("The service does not answer. Is it still running?");
  }
}

async function answer(response) {
  if (response.ok) return response;
  const outcome = await response.json().catch(() => ({}));
  const said = outcome.issue?.[0]?.diagnostics ?? response.statusText;
  throw new Refused(`${response.status}: ${said}`);
}
