"""What is counted for whoever runs this: `GET /metrics`, in Prometheus' words."""
