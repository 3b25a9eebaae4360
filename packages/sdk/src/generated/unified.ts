// Written by packages/sdk/generate.ts from the OpenAPI description of the server.

export interface paths {
    "/flat_lay_operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make one studio flat lay of a product or of a SKU */
        post: operations["createUnifiedFlatLay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flat_lay_operations/{operation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a flat-lay operation is, and its picture */
        get: operations["getUnifiedFlatLay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generated_images/{image_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a generated picture */
        delete: operations["deleteGeneratedImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/predefined_try_on_models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People on whom products can be tried, women and men */
        get: operations["listUnifiedPredefinedTryOnModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommendations/outfits/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outfits around a SKU, exactly as many as asked for */
        get: operations["recommendOutfits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sku_items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SKUs, oldest first */
        get: operations["listSkuItems"];
        put?: never;
        /** Put a product into the catalogue and start to prepare it */
        post: operations["createSkuItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sku_items/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A SKU and how far its capabilities are */
        get: operations["getSkuItem"];
        put?: never;
        post?: never;
        /** Delete a SKU with its photos and everything that was prepared */
        delete: operations["deleteSkuItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sku_items/{sku_id}/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Replace what a SKU is to be used for; what is left out is off */
        patch: operations["replaceSkuCapabilities"];
        trace?: never;
    };
    "/sku_items/{sku_id}/merchandising": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Replace what is said about selling a SKU; what is left out is at its default */
        patch: operations["replaceSkuMerchandising"];
        trace?: never;
    };
    "/sku_try_on_operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try up to five SKUs on somebody, all in one picture */
        post: operations["createSkuTryOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sku_try_on_operations/{operation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a try-on is, and its picture; null when there is no such operation */
        get: operations["getSkuTryOn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggested_outfits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outfits to show on a page */
        get: operations["suggestOutfits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/try_on_models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same people in one list */
        get: operations["listTryOnModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploaded_images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a picture */
        post: operations["uploadImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploaded_images/{image_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look up an uploaded picture */
        get: operations["getUploadedImage"];
        put?: never;
        post?: never;
        /** Delete an uploaded picture */
        delete: operations["deleteUploadedImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AbortReason: "NO_PEOPLE_DETECTED" | "TOO_MANY_PEOPLE_DETECTED" | "CHILD_DETECTED" | "INSUFFICIENT_TARGET_AREA" | "INTERNAL_RESTRICTION";
        AiutaImage: {
            /** @description After this time the picture may be gone; null = it stays. */
            expires_at?: string | null;
            /** @description Opaque; `user_image-…` for uploads, `gen_image-…` for results. */
            id: string;
            /** @enum {string} */
            owner_type: "user" | "aiuta";
            /**
             * Format: uri
             * @description Absolute; a plain GET or HEAD without any header fetches the picture.
             */
            url: string;
        };
        ApiError: {
            /** @description Stable, for programs. */
            code: string;
            details?: {
                [key: string]: unknown;
            } | null;
            /** @description For people. */
            message: string;
        };
        CapabilitiesReadiness: {
            off_figure_product_images: {
                image_type: components["schemas"]["FlatLayImageType"];
                readiness: components["schemas"]["Readiness"];
            }[];
            on_figure_product_images: {
                image_type: components["schemas"]["OnFigureImageType"];
                readiness: components["schemas"]["Readiness"];
            }[];
            outfit_recommendations: components["schemas"]["Readiness"];
            size_and_fit: components["schemas"]["Readiness"];
            try_on: components["schemas"]["Readiness"];
        };
        ErrorDetail: {
            detail: string;
        };
        FlatLayImageType: {
            /** @enum {string} */
            flat_lay_type: "flat" | "ghost_mannequin" | "detail";
            /** @enum {string} */
            viewpoint: "front" | "back";
        };
        FlatLayImageTypeInput: {
            /** @enum {string} */
            flat_lay_type: "flat" | "ghost_mannequin" | "detail";
            /** @enum {string} */
            viewpoint: "front" | "back";
        };
        LegacySku: {
            age_group: ("newborn" | "infant" | "toddler" | "kids" | "adult") | null;
            brand?: string | null;
            category_google_id: number | null;
            category_google_name: string | null;
            color: string | null;
            description: string | null;
            descriptive_image_urls: string[];
            gender: ("male" | "female" | "unisex") | null;
            id: string;
            image_urls: string[];
            /** @description It can be tried on. */
            is_ready: boolean;
            sku_catalog_name: string;
            sku_id: string;
            store_url: string | null;
            title: string | null;
            try_on_examples: unknown[];
        };
        OnFigureImageType: {
            /** @enum {string} */
            pose: "standing" | "walking" | "sitting" | "leaning" | "crouching_or_kneeling" | "in_action" | "close_up";
            /** @enum {string} */
            viewpoint: "front" | "front_angled" | "back" | "back_angled" | "side";
        };
        OnFigureImageTypeInput: {
            /** @enum {string} */
            pose: "standing" | "walking" | "sitting" | "leaning" | "crouching_or_kneeling" | "in_action" | "close_up";
            /** @enum {string} */
            viewpoint: "front" | "front_angled" | "back" | "back_angled" | "side";
        };
        OperationCreated: {
            operation_id: string;
        };
        /** @enum {string} */
        OperationStatus: "CREATED" | "IN_PROGRESS" | "PAUSED" | "SUCCESS" | "FAILED" | "CANCELLED" | "ABORTED";
        OutfitRecommendation: {
            id: string;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description The asked SKU first. */
            sku_ids: string[];
        };
        /** @description Pixels kept free around the object. */
        OutputPaddings: {
            bottom: number;
            left: number;
            right: number;
            top: number;
        };
        /** @description Pixels kept free around the object. */
        OutputPaddingsInput: {
            bottom: number;
            left: number;
            right: number;
            top: number;
        };
        /** @description Pixels; the picture has exactly this size. */
        OutputSize: {
            height: number;
            width: number;
        };
        /** @description Pixels; the picture has exactly this size. */
        OutputSizeInput: {
            height: number;
            width: number;
        };
        PictureFormInput: {
            /** Format: binary */
            image_data: string;
        };
        ProductInfoAnswer: {
            /**
             * @description Free text, best a path such as `Apparel & Accessories > Clothing > Dresses`.
             * @default null
             */
            category: string | null;
            /** @default null */
            description: string | null;
            /**
             * @description The client's own id, echoed and not used.
             * @default null
             */
            id: string | null;
            image_urls: string[];
            /** @default null */
            title: string | null;
        };
        ProductInfoInput: {
            /**
             * @description Free text, best a path such as `Apparel & Accessories > Clothing > Dresses`.
             * @default null
             */
            category?: string | null;
            /** @default null */
            description?: string | null;
            /**
             * @description The client's own id, echoed and not used.
             * @default null
             */
            id?: string | null;
            image_urls?: string[] | null;
            /** @default null */
            title?: string | null;
            uploaded_image_ids?: string[] | null;
        };
        Readiness: {
            error_message?: string | null;
            /** @enum {string} */
            status: "absent" | "preparing" | "ready" | "rejected" | "failed";
            /** Format: date-time */
            updated_at: string;
        };
        SkuCapabilities: {
            /** @default [] */
            off_figure_product_images: components["schemas"]["FlatLayImageType"][];
            /** @default [] */
            on_figure_product_images: components["schemas"]["OnFigureImageType"][];
            /** @default false */
            outfit_recommendations: boolean;
            /** @default false */
            size_and_fit: boolean;
            /** @default false */
            try_on: boolean;
        };
        SkuCapabilitiesInput: {
            /** @default [] */
            off_figure_product_images?: components["schemas"]["FlatLayImageTypeInput"][];
            /** @default [] */
            on_figure_product_images?: components["schemas"]["OnFigureImageTypeInput"][];
            /** @default false */
            outfit_recommendations?: boolean;
            /** @default false */
            size_and_fit?: boolean;
            /** @default false */
            try_on?: boolean;
        };
        SkuItem: {
            capabilities: components["schemas"]["SkuCapabilities"];
            capabilities_readiness: components["schemas"]["CapabilitiesReadiness"];
            /** Format: date-time */
            created_at: string;
            internal_id: string;
            merchandising: components["schemas"]["SkuMerchandising"];
            metadata: {
                [key: string]: unknown;
            } | null;
            product_info: components["schemas"]["SkuProductInfoAnswer"];
            sku_id: string;
        };
        SkuItemRequestInput: {
            capabilities?: components["schemas"]["SkuCapabilitiesInput"] | null;
            merchandising?: components["schemas"]["SkuMerchandisingInput"] | null;
            /**
             * @description Returned as it came, never read.
             * @default null
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            product_info: components["schemas"]["SkuProductInfoInput"];
            sku_id: string;
        };
        SkuItemsPage: {
            items: components["schemas"]["SkuItem"][];
            /** @description Null on the last page. */
            next_offset: number | null;
            total: number;
        };
        SkuMerchandising: {
            /**
             * @default in_stock
             * @enum {string}
             */
            availability: "in_stock" | "out_of_stock" | "preorder" | "backorder";
        };
        SkuMerchandisingInput: {
            /**
             * @default in_stock
             * @enum {string}
             */
            availability?: "in_stock" | "out_of_stock" | "preorder" | "backorder";
        };
        SkuProductInfoAnswer: {
            /** @default null */
            age_group: ("newborn" | "infant" | "toddler" | "kids" | "adult") | null;
            /** @default null */
            brand: string | null;
            /**
             * @description Free text, best a path such as `Apparel & Accessories > Clothing > Dresses`.
             * @default null
             */
            category: string | null;
            /** @default null */
            color: string | null;
            /** @default null */
            description: string | null;
            /**
             * @description The client's own data, returned as it came.
             * @default null
             */
            extra: {
                [key: string]: unknown;
            } | null;
            /** @default null */
            gender: ("male" | "female" | "unisex") | null;
            image_urls: string[];
            /** @default null */
            store_url: string | null;
            /** @default null */
            title: string | null;
        };
        SkuProductInfoInput: {
            /** @default null */
            age_group?: ("newborn" | "infant" | "toddler" | "kids" | "adult") | null;
            /** @default null */
            brand?: string | null;
            /**
             * @description Free text, best a path such as `Apparel & Accessories > Clothing > Dresses`.
             * @default null
             */
            category?: string | null;
            /** @default null */
            color?: string | null;
            /** @default null */
            description?: string | null;
            /**
             * @description The client's own data, returned as it came.
             * @default null
             */
            extra?: {
                [key: string]: unknown;
            } | null;
            /** @default null */
            gender?: ("male" | "female" | "unisex") | null;
            image_urls?: string[] | null;
            /** @default null */
            store_url?: string | null;
            /** @default null */
            title?: string | null;
            uploaded_image_ids?: string[] | null;
        };
        SkuTryOnOperation: {
            abort_reason?: components["schemas"]["AbortReason"] | null;
            error: string | null;
            /** @description Empty until SUCCESS; null for a picture that has expired or was deleted. */
            generated_images: (components["schemas"]["AiutaImage"] | null)[];
            id: string;
            status: components["schemas"]["OperationStatus"];
            warnings?: string[];
        };
        SkuTryOnRequestInput: {
            sku_id?: string | null;
            /** @description Several are worn together, in one picture. */
            sku_ids?: string[] | null;
            /** @description An upload, a predefined model or a generated picture. */
            uploaded_image_id: string;
        };
        SuggestedOutfit: {
            collage_image_url: string;
            items: components["schemas"]["LegacySku"][];
            tags: {
                gender?: string;
                occasion?: string;
                style?: string;
            };
        };
        UnifiedBackgroundSettings: {
            /** @enum {string} */
            background_type: "arbitrary" | "transparent" | "reference_color" | "reference_image";
            /** @description A base for gradients and tones, not a flat fill. */
            reference_color?: string | null;
            /** @description An upload whose colours and light become the ground. */
            reference_image_id?: string | null;
        };
        UnifiedBackgroundSettingsInput: {
            /** @enum {string} */
            background_type: "arbitrary" | "transparent" | "reference_color" | "reference_image";
            /** @description A base for gradients and tones, not a flat fill. */
            reference_color?: string | null;
            /** @description An upload whose colours and light become the ground. */
            reference_image_id?: string | null;
        };
        UnifiedFlatLayOperation: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings: components["schemas"]["UnifiedBackgroundSettings"];
            error: string | null;
            generated_image: components["schemas"]["AiutaImage"] | null;
            id: string;
            image_type: components["schemas"]["FlatLayImageType"];
            /**
             * @default online
             * @enum {string}
             */
            operation_priority: "online" | "offline";
            /** @default null */
            output_image_paddings: components["schemas"]["OutputPaddings"] | null;
            /** @default null */
            output_image_size: components["schemas"]["OutputSize"] | null;
            product_info?: components["schemas"]["ProductInfoAnswer"];
            /**
             * @description `none`: one candidate as it is; `auto`: the best of several.
             * @default auto
             * @enum {string}
             */
            qa_mode: "none" | "auto" | "human";
            sku_id?: string;
            status: components["schemas"]["OperationStatus"];
            warnings?: string[];
        };
        UnifiedFlatLayRequestInput: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings?: components["schemas"]["UnifiedBackgroundSettingsInput"];
            image_type: components["schemas"]["FlatLayImageTypeInput"];
            /**
             * @default online
             * @enum {string}
             */
            operation_priority?: "online" | "offline";
            /** @default null */
            output_image_paddings?: components["schemas"]["OutputPaddingsInput"] | null;
            /** @default null */
            output_image_size?: components["schemas"]["OutputSizeInput"] | null;
            product_info?: components["schemas"]["ProductInfoInput"] | null;
            /**
             * @description `none`: one candidate as it is; `auto`: the best of several.
             * @default auto
             * @enum {string}
             */
            qa_mode?: "none" | "auto" | "human";
            sku_id?: string | null;
        };
        UnifiedTryOnModel: {
            /** @description After this time the picture may be gone; null = it stays. */
            expires_at?: string | null;
            /** @description Taken as `uploaded_image_id` of a try-on. */
            id: string;
            /** @enum {string} */
            owner_type: "user" | "aiuta";
            /** @description `gender`: `male`, `female` or `unisex`; `view`: `full-height`; and more. */
            tags: {
                [key: string]: string;
            } | null;
            /**
             * Format: uri
             * @description Absolute; a plain GET or HEAD without any header fetches the picture.
             */
            url: string;
        };
        UnifiedTryOnModels: {
            /** @enum {string} */
            category: "man" | "woman" | "";
            models: components["schemas"]["UnifiedTryOnModel"][];
        };
        ValidationErrors: {
            detail: {
                loc: (string | number)[];
                msg: string;
                type: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createUnifiedFlatLay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnifiedFlatLayRequestInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationCreated"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    getUnifiedFlatLay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnifiedFlatLayOperation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    deleteGeneratedImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                image_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    listUnifiedPredefinedTryOnModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnifiedTryOnModels"][];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    recommendOutfits: {
        parameters: {
            query?: {
                count?: number;
                /** @description Puts first what this user may like. */
                user_id?: string;
            };
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutfitRecommendation"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    listSkuItems: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuItemsPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    createSkuItem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkuItemRequestInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuItem"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    getSkuItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuItem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    deleteSkuItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    replaceSkuCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkuCapabilitiesInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuItem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    replaceSkuMerchandising: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkuMerchandisingInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuItem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
        };
    };
    createSkuTryOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkuTryOnRequestInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationCreated"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    getSkuTryOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuTryOnOperation"] | null;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    suggestOutfits: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestedOutfit"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    listTryOnModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnifiedTryOnModel"][];
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    uploadImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PictureFormInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiutaImage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    getUploadedImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                image_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiutaImage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
    deleteUploadedImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                image_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationErrors"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDetail"];
                };
            };
        };
    };
}
