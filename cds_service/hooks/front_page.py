"""The page at GET /: what this is, and where to go. No script, nothing fetched."""

from typing import Final

FRONT_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Systemic mastocytosis: CDS Hooks service</title>
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>Systemic mastocytosis: CDS Hooks service</h1>
<p>An EHR calls this service when a record is opened or an order is written, and
shows the cards it answers with. It is for clinicians and is no medical device:
every card is advice to be weighed, with its source.</p>
<ul>
<li><a href="cds-services">Services</a> (what an EHR reads first)</li>
<li><a href="rules">Rules</a> (what is said when, with every number and its source)</li>
<li><a href="openapi.json">OpenAPI description</a></li>
<li><a href="health/ready">Health</a></li>
</ul>
<p>To see it at work, add the address of <em>Services</em> to the public CDS Hooks
Sandbox (gear menu, Add CDS Services).</p>
</main>
</body>
</html>
"""
