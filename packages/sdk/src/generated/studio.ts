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
        /** Make studio flat lays of a product */
        post: operations["createFlatLay"];
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
        /** How far a flat-lay operation is, and its pictures; null when there is no such operation */
        get: operations["getFlatLay"];
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
    "/on_figure_model_presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Human models to choose from */
        get: operations["listOnFigureModelPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/on_figure_operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a garment on a human model */
        post: operations["createOnFigure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/on_figure_operations/{operation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an on-figure operation or regeneration is, and its pictures; null when there is no such operation */
        get: operations["getOnFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/on_figure_operations/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make more pictures of the same garment on the same person */
        post: operations["regenerateOnFigure"];
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
        BackgroundSettings: {
            /** @enum {string} */
            background_type: "arbitrary" | "transparent" | "reference_color";
            /** @description A base for gradients and tones, not a flat fill. */
            reference_color?: string | null;
        };
        BackgroundSettingsInput: {
            /** @enum {string} */
            background_type: "arbitrary" | "transparent" | "reference_color";
            /** @description A base for gradients and tones, not a flat fill. */
            reference_color?: string | null;
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
        FlatLayOperation: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings: components["schemas"]["BackgroundSettings"];
            error: string | null;
            /** @description All results in one list; only for operations made with a legacy body. */
            generated_images?: (components["schemas"]["AiutaImage"] | null)[];
            generation_result: components["schemas"]["FlatLayResult"][] | null;
            id: string;
            image_types: components["schemas"]["FlatLayImageType"][];
            /**
             * @description Variants per image type.
             * @default 1
             */
            number_of_generations: number;
            /**
             * @default offline
             * @enum {string}
             */
            operation_priority: "online" | "offline";
            /** @default null */
            output_image_paddings: components["schemas"]["OutputPaddings"] | null;
            /** @default null */
            output_image_size: components["schemas"]["OutputSize"] | null;
            /**
             * @deprecated
             * @description Longest side 960 or 1920 pixels; ignored when output_image_size is given.
             * @enum {string}
             */
            output_resolution?: "standard" | "high";
            product_info: components["schemas"]["ProductInfoAnswer"];
            status: components["schemas"]["OperationStatus"];
            /** @description What could not be done as well as asked; absent when there is nothing to say. */
            warnings?: string[];
        };
        FlatLayRequestInput: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings?: components["schemas"]["BackgroundSettingsInput"];
            image_types: components["schemas"]["FlatLayImageTypeInput"][];
            /**
             * @description Variants per image type.
             * @default 1
             */
            number_of_generations?: number;
            /**
             * @default offline
             * @enum {string}
             */
            operation_priority?: "online" | "offline";
            /** @default null */
            output_image_paddings?: components["schemas"]["OutputPaddingsInput"] | null;
            /** @default null */
            output_image_size?: components["schemas"]["OutputSizeInput"] | null;
            /**
             * @deprecated
             * @description Longest side 960 or 1920 pixels; ignored when output_image_size is given.
             * @enum {string}
             */
            output_resolution?: "standard" | "high";
            product_info: components["schemas"]["ProductInfoInput"];
        };
        FlatLayResult: {
            generated_images: (components["schemas"]["AiutaImage"] | null)[];
            image_type: components["schemas"]["FlatLayImageType"];
        };
        LegacyStudioFlatLayRequestInput: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings?: components["schemas"]["BackgroundSettingsInput"];
            /**
             * @default [
             *       {
             *         "flat_lay_type": "flat",
             *         "viewpoint": "front"
             *       }
             *     ]
             */
            image_types?: components["schemas"]["FlatLayImageTypeInput"][];
            /**
             * @description Variants per image type.
             * @default 1
             */
            number_of_generations?: number;
            /**
             * @default offline
             * @enum {string}
             */
            operation_priority?: "online" | "offline";
            /** @default null */
            output_image_paddings?: components["schemas"]["OutputPaddingsInput"] | null;
            /** @default null */
            output_image_size?: components["schemas"]["OutputSizeInput"] | null;
            /**
             * @default standard
             * @enum {string}
             */
            output_resolution?: "standard" | "high";
            /** @default null */
            product_category?: string | null;
            /** @default null */
            product_description?: string | null;
            /** @description Words about the product; its photos are `uploaded_product_image_ids`. */
            product_info?: {
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
            } | null;
            /** @default null */
            product_title?: string | null;
            uploaded_product_image_ids: string[];
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
        OnFigureModelPreset: {
            preset_id: string;
            /**
             * Format: uri
             * @description Absolute; one person that this preset may give. Does not expire.
             */
            sample_image: string;
            settings: components["schemas"]["OnFigureModelSettings"];
        };
        OnFigureModelSettings: {
            age_group?: ("child" | "teen" | "young_adult" | "middle_aged_adult" | "senior_adult") | null;
            body_shape?: ("regular" | "thin" | "muscular" | "plus_sized") | null;
            ethnicity?: ("european" | "middle_eastern" | "indian" | "asian" | "pacific_islander" | "african" | "latino" | "native_american") | null;
            /** @enum {string} */
            gender: "male" | "female";
            hair_color?: ("blond" | "dark_blond" | "medium_brown" | "dark_brown" | "black" | "auburn" | "red" | "gray" | "white") | null;
            hair_length?: ("bald" | "short" | "medium" | "long") | null;
            hair_style?: ("straight" | "wavy" | "curly") | null;
            has_beard?: boolean | null;
            has_tattoo?: boolean | null;
            height?: ("short" | "medium" | "tall") | null;
            is_pregnant?: boolean | null;
            skin_tone?: ("pale_white" | "white" | "light_brown" | "brown" | "dark_brown" | "black") | null;
        };
        OnFigureModelSettingsInput: {
            age_group?: ("child" | "teen" | "young_adult" | "middle_aged_adult" | "senior_adult") | null;
            body_shape?: ("regular" | "thin" | "muscular" | "plus_sized") | null;
            ethnicity?: ("european" | "middle_eastern" | "indian" | "asian" | "pacific_islander" | "african" | "latino" | "native_american") | null;
            /** @enum {string} */
            gender: "male" | "female";
            hair_color?: ("blond" | "dark_blond" | "medium_brown" | "dark_brown" | "black" | "auburn" | "red" | "gray" | "white") | null;
            hair_length?: ("bald" | "short" | "medium" | "long") | null;
            hair_style?: ("straight" | "wavy" | "curly") | null;
            has_beard?: boolean | null;
            has_tattoo?: boolean | null;
            height?: ("short" | "medium" | "tall") | null;
            is_pregnant?: boolean | null;
            skin_tone?: ("pale_white" | "white" | "light_brown" | "brown" | "dark_brown" | "black") | null;
        };
        OnFigureOperation: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings: components["schemas"]["BackgroundSettings"];
            error: string | null;
            generation_result: components["schemas"]["OnFigureResult"][] | null;
            id: string;
            image_types: components["schemas"]["OnFigureImageType"][];
            /**
             * @description Variants per image type.
             * @default 1
             */
            number_of_generations: number;
            on_figure_model_preset_id: string | null;
            on_figure_model_settings: components["schemas"]["OnFigureModelSettings"] | null;
            /**
             * @default offline
             * @enum {string}
             */
            operation_priority: "online" | "offline";
            /** @default null */
            output_image_paddings: components["schemas"]["OutputPaddings"] | null;
            /** @default null */
            output_image_size: components["schemas"]["OutputSize"] | null;
            /**
             * @deprecated
             * @description Longest side 960 or 1920 pixels; ignored when output_image_size is given.
             * @enum {string}
             */
            output_resolution?: "standard" | "high";
            product_info: components["schemas"]["ProductInfoAnswer"];
            status: components["schemas"]["OperationStatus"];
            /** @description What could not be done as well as asked; absent when there is nothing to say. */
            warnings?: string[];
        };
        OnFigureRequestInput: {
            /**
             * @default {
             *       "background_type": "arbitrary"
             *     }
             */
            background_settings?: components["schemas"]["BackgroundSettingsInput"];
            image_types: components["schemas"]["OnFigureImageTypeInput"][];
            /**
             * @description Variants per image type.
             * @default 1
             */
            number_of_generations?: number;
            /**
             * @description A preset, or else `on_figure_model_settings`: exactly one of the two.
             * @default null
             */
            on_figure_model_preset_id?: string | null;
            /** @default null */
            on_figure_model_settings?: components["schemas"]["OnFigureModelSettingsInput"] | null;
            /**
             * @default offline
             * @enum {string}
             */
            operation_priority?: "online" | "offline";
            /** @default null */
            output_image_paddings?: components["schemas"]["OutputPaddingsInput"] | null;
            /** @default null */
            output_image_size?: components["schemas"]["OutputSizeInput"] | null;
            /**
             * @deprecated
             * @description Longest side 960 or 1920 pixels; ignored when output_image_size is given.
             * @enum {string}
             */
            output_resolution?: "standard" | "high";
            product_info: components["schemas"]["ProductInfoInput"];
        };
        OnFigureResult: {
            generated_images: (components["schemas"]["AiutaImage"] | null)[];
            image_type: components["schemas"]["OnFigureImageType"];
        };
        OperationCreated: {
            operation_id: string;
        };
        /** @enum {string} */
        OperationStatus: "CREATED" | "IN_PROGRESS" | "PAUSED" | "SUCCESS" | "FAILED" | "CANCELLED" | "ABORTED";
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
        RegenerateRequestInput: {
            /** @description Also types that the original does not have. */
            image_types: components["schemas"]["OnFigureImageTypeInput"][];
            /**
             * @description Variants per image type; null = as in the original.
             * @default null
             */
            number_of_generations?: number | null;
            /** @description An on-figure operation or an earlier regeneration, in whatever state. */
            original_operation_id: string;
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
    createFlatLay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlatLayRequestInput"] | components["schemas"]["LegacyStudioFlatLayRequestInput"];
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
    getFlatLay: {
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
                    "application/json": components["schemas"]["FlatLayOperation"] | null;
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
    listOnFigureModelPresets: {
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
                    "application/json": components["schemas"]["OnFigureModelPreset"][];
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
    createOnFigure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnFigureRequestInput"];
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
    getOnFigure: {
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
                    "application/json": components["schemas"]["OnFigureOperation"] | null;
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
    regenerateOnFigure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegenerateRequestInput"];
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
            /** @description Not Found */
            404: {
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
