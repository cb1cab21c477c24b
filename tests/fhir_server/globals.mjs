// The engine names WebSocket when it is loaded, and never opens one here. Node has
// it from version 22 on.
globalThis.WebSocket ??= class extends EventTarget {};
