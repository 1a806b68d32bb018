// What the server says where the console is not built, or is being built at this moment.

/** A page without script that looks again by itself. */
export const unbuiltPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="3">
<title>Assent</title>
<style nonce="nonce-of-this-page">
body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin-inline: auto; padding: 4rem 1.5rem }
code { font-family: ui-monospace, monospace }
</style>
</head>
<body>
<h1>The console is being built</h1>
<p>After an installation or an update, <code>npm start</code> builds it beside the server. That takes some seconds; this
page then opens it by itself.</p>
<p>If it stays like this, run <code>npm run console</code> in the folder of Assent and read what it says. The API, the
gateway and the webhooks work meanwhile.</p>
</body>
</html>
`;
