//go:build tools

// Package loki pins the Loki server and logcli that the tests against real servers build.
package loki

import (
	_ "github.com/grafana/loki/v3/cmd/logcli"
	_ "github.com/grafana/loki/v3/cmd/loki"
)
