//go:build tools

// Package minio pins the MinIO server that the tests against real servers build.
package minio

import (
	_ "github.com/minio/minio"
)
