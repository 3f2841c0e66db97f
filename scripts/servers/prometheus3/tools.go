//go:build tools

// Package prometheus3 pins the Prometheus 3 server that the tests against real servers build.
package prometheus3

import (
	_ "github.com/prometheus/prometheus/cmd/prometheus"
)
